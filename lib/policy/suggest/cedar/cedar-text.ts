import type { Scalar } from '../access';
import type { EntityUid } from './cedar-request';

/** A text as a literal of Cedar. */
export const quote = (text: string): string => `"${escape(text)}"`;

/** An entity as Cedar writes it, such as `User::"alice"`. */
export const writeEntity = ({ type, id }: EntityUid): string => `${type}::${quote(id)}`;

/** A value as a literal of Cedar. */
export const writeScalar = (value: Scalar): string =>
  typeof value === 'string' ? quote(value) : String(value);

/** Segments as the pattern of `like`: a free one is `*`, an asterisk of the text itself is escaped. */
export const writePattern = (segments: readonly (string | null)[]): string =>
  `"${segments.map((segment) => (segment === null ? '*' : escape(segment).replaceAll('*', '\\*'))).join('/')}"`;

/** Backslash and quote are escaped, and what is no printable ASCII, so that no reader mistakes it. */
const escape = (text: string): string =>
  [...text]
    .map((character) => {
      if (character === '\\' || character === '"') return `\\${character}`;
      const code = character.codePointAt(0)!;
      if (code >= 0x20 && code < 0x7f) return character;
      return code >= 0xd800 && code <= 0xdfff ? '\\u{fffd}' : `\\u{${code.toString(16)}}`;
    })
    .join('');
