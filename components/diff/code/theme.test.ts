import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');

/** The two values of a token of the palette: light and dark. */
function tokenOf(name: string): [light: string, dark: string] {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match) throw new Error(`${name} is no token of two colours`);
  return [match[1]!, match[2]!];
}

type Colour = readonly number[];
const channels = (hex: string): Colour => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance and contrast of WCAG 2.2. */
const luminance = (colour: Colour) => {
  const [r, g, b] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (one: Colour, other: Colour) => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};
/** What lies behind a changed word: a tenth of the foreground over the background. */
const underWord = (background: Colour, fg: Colour): Colour =>
  background.map((channel, at) => channel * 0.9 + fg[at]! * 0.1);

const CODE = ['comment', 'string', 'keyword', 'constant', 'name', 'function'].map((kind) => `code-${kind}`);
const cases = [...CODE, 'fg', 'fg-muted'].flatMap((token) =>
  ['surface', 'diff-added', 'diff-removed'].map((background) => [token, background] as const),
);

test.each(cases)('%s can be read on %s in both themes, within changed words too', (token, background) => {
  for (const theme of [0, 1] as const) {
    const text = channels(tokenOf(token)[theme]);
    const behind = channels(tokenOf(background)[theme]);
    expect(contrast(text, behind)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, underWord(behind, channels(tokenOf('fg')[theme])))).toBeGreaterThanOrEqual(4.5);
  }
});
