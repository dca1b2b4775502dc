import { splitQuotes } from './split-quotes';

/** A sentence in which what is quoted from the policy is set as code. */
export const QuotedSentence = ({ sentence }: { sentence: string }) =>
  splitQuotes(sentence).map(({ text, isQuoted }, index) =>
    isQuoted ? (
      <code key={index} className="bg-muted rounded-sm px-1 font-mono text-xs [overflow-wrap:anywhere]">
        {text}
      </code>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
