/** What an alert or incident is about, as runbooks may name it; null where it is not known. */
export type RunbookNames = {
  zone: string | null;
  service: string | null;
  environment: string | null;
  policy: string | null;
  revision: string | null;
};

export const NO_NAMES: RunbookNames = {
  zone: null,
  service: null,
  environment: null,
  policy: null,
  revision: null,
};

const NAME = /\$(zone|service|environment|policy|revision)\b/g;
const OWN_LINK = /\]\((\/[^()\s]*)\)/g;
/** Fenced blocks, then code within a line. */
const CODE = /(^[ \t]*(?:`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*(?:`{3,}|~{3,})[ \t]*$|`[^`\n]+`)/m;

/**
 * Puts the names of an alert in the place of `$zone`, `$service`, `$environment`, `$policy` and `$revision`. Events choose
 * these names, so in text they are no Markdown, in code one word of a shell, in links one part of an address. What is not
 * known stays as it is written, and links of Gatehouse leave it out. Pure.
 */
export const fillNames = (text: string, names: RunbookNames): string =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? fillCode(part, names) : fillText(part, names)))
    .join('');

/** The one value with its names filled in; null where one of them is not known. */
export function fillValue(value: string, names: RunbookNames): string | null {
  let isKnown = true;
  const filled = value.replace(NAME, (_, name: keyof RunbookNames) => {
    isKnown &&= names[name] !== null;
    return names[name] ?? '';
  });
  return isKnown ? filled : null;
}

const fillCode = (code: string, names: RunbookNames): string =>
  code.replace(NAME, (given, name: keyof RunbookNames) => {
    const value = names[name];
    return value === null ? given : quoteForShell(value);
  });

/** As one word: what could mean anything to a shell stands between quotes; what could end a block of code is left out. */
function quoteForShell(value: string): string {
  const plain = value.replace(/[\p{Cc}`]/gu, '');
  return /^[\w./:@%+=,-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}

function fillText(text: string, names: RunbookNames): string {
  const linked = text.replace(OWN_LINK, (_, href: string) => `](${fillHref(href, names)})`);
  return linked
    .split(/(\]\([^()\s]*\))/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(NAME, (given, name: keyof RunbookNames) => escapeMarkdown(names[name] ?? given)),
    )
    .join('');
}

function fillHref(href: string, names: RunbookNames): string {
  const [, path = '', query, hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? [];
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    const filled = fillValue(segment, names);
    // The page above is the nearest that exists.
    if (filled === null) break;
    segments.push(filled === segment ? segment : encodeURIComponent(filled));
  }
  const kept = (query ?? '').split('&').flatMap((pair) => {
    const filled = fillValue(pair, names);
    if (filled === null || pair === '') return [];
    const [key, ...value] = pair.split('=');
    const whole = value.join('=');
    return [whole.includes('$') ? `${key}=${encodeURIComponent(fillValue(whole, names)!)}` : pair];
  });
  return `${segments.join('/') || '/'}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash}`
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}

const escapeMarkdown = (value: string): string =>
  value.replace(/[\p{Cc}]/gu, ' ').replace(/[\\`*_{}[\]()<>#+!|~&:$@.]/g, (character) => `\\${character}`);
