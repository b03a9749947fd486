/** Two wheels on one frame, as tall as its font size times 1.2. */
export function TandemMark() {
  return (
    <svg
      viewBox="0 0 44 24"
      height="1.2em"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="10.5" cy="13.5" r="8" />
      <circle cx="33.5" cy="13.5" r="8" />
      <path d="M10.5 13.5h23" stroke="var(--tandem-mark-frame, #7fd1c0)" />
      <circle
        cx="10.5"
        cy="13.5"
        r="2.6"
        fill="var(--tandem-mark-frame, #7fd1c0)"
        stroke="none"
      />
      <circle
        cx="33.5"
        cy="13.5"
        r="2.6"
        fill="var(--tandem-mark-frame, #7fd1c0)"
        stroke="none"
      />
    </svg>
  );
}
