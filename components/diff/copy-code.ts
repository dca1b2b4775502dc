import type { ClipboardEvent } from 'react';

/**
 * Copies the selected code of a diff alone, one line each: without numbers, signs and the tabs between
 * cells. Side by side, of the side on which the selection began.
 */
export function copyCode(event: ClipboardEvent<HTMLElement>): void {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-code]')].filter((cell) =>
    range.intersectsNode(cell),
  );
  const began = cells.find((cell) => cell.closest('td')?.contains(selection.anchorNode)) ?? cells[0];
  if (!began) return;
  const lines = cells.filter((cell) => cell.dataset.code === began.dataset.code);
  event.clipboardData.setData('text/plain', lines.map((cell) => textWithin(cell, range)).join('\n'));
  event.preventDefault();
}

function textWithin(cell: HTMLElement, range: Range): string {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0)
    part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}
