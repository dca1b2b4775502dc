/**
 * The texts of an uncompressed PDF, page by page, as its fonts' ToUnicode maps tell them: what a reader would copy out of it.
 */
export function readPdfText(pdf: Buffer): string[] {
  const source = pdf.toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((found) => [found[1]!, found[2]!]),
  );
  const reference = (text: string, key: string) =>
    new RegExp(`/${key} (?:\\[)?(\\d+) 0 R`).exec(text)?.[1] ?? '';
  const maps = new Map(
    [...objects].flatMap(([id, body]) =>
      body.includes('/ToUnicode')
        ? [[id, readMap(objects.get(reference(body, 'ToUnicode')) ?? '')] as const]
        : [],
    ),
  );
  const order = /\/Kids \[([^\]]*)\]/.exec(source)![1]!.matchAll(/(\d+) 0 R/g);
  return [...order].map(([, id]) => {
    const page = objects.get(id!)!;
    const resources = objects.get(reference(page, 'Resources')) ?? page;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((found) => [found[1]!, maps.get(found[2]!)!]),
    );
    return readContent(objects.get(reference(page, 'Contents'))!, fonts);
  });
}

function readMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, first, last, texts] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    let glyph = Number.parseInt(first!, 16);
    for (const [, units] of texts!.matchAll(/<([0-9a-f\s]*)>/gi)) map.set(glyph++, fromUnits(units!));
    if (glyph - 1 !== Number.parseInt(last!, 16))
      throw new Error('A range of the font is not as long as it says.');
  }
  return map;
}

const fromUnits = (hex: string): string =>
  String.fromCharCode(
    ...(hex.replaceAll(/\s/g, '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
  );

function readContent(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)!;
    else {
      const glyphs = [...shown!.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
      lines.push(glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '?').join(''));
    }
  }
  return lines.join('|');
}
