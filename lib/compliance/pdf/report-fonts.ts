import { join } from 'node:path';
import { openSync, type Font } from 'fontkit';

const FOLDER = join(process.cwd(), 'node_modules/geist/dist/fonts');

/** The fonts that reports are set in, by the file of each weight. */
export const REPORT_FONTS = {
  Geist: {
    normal: join(FOLDER, 'geist-sans/Geist-Regular.ttf'),
    bold: join(FOLDER, 'geist-sans/Geist-SemiBold.ttf'),
  },
  'Geist Mono': { normal: join(FOLDER, 'geist-mono/GeistMono-Regular.ttf') },
};

let fonts: Font[] | null = null;

/** Whether every font of reports can draw a character. */
function canDraw(codePoint: number): boolean {
  fonts ??= Object.values(REPORT_FONTS)
    .flatMap((files) => Object.values(files))
    .map((file) => openSync(file) as Font);
  return fonts.every((font) => font.hasGlyphForCodePoint(codePoint));
}

/**
 * A text that the fonts can draw: a character that they lack becomes its code point in brackets, `[U+674E]`, so that what
 * stood there can still be told. They have Latin and Cyrillic letters.
 */
export function drawable(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text;
  return [...text]
    .map((character) => {
      const codePoint = character.codePointAt(0)!;
      if (character === '\n' || canDraw(codePoint)) return character;
      return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
}
