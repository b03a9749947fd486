/** What a person reads in an element; figures are held together by U+00A0. */
export function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\u00a0/g, ' ');
}
