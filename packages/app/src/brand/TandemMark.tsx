/** Two wheels and two riders on one frame, a little taller than the text. */
export function TandemMark() {
  return (
    <svg
      viewBox="0 0 46 28"
      height="1.3em"
      fill="none"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <g stroke="currentColor">
        <circle cx="10.5" cy="17.5" r="8.5" />
        <circle cx="35.5" cy="17.5" r="8.5" />
      </g>
      <path
        d="M10.5 17.5 17 4l6 13.5L29 4l6.5 13.5"
        stroke="var(--tandem-mark-frame, #7fd1c0)"
      />
    </svg>
  );
}
