import { useSyncExternalStore } from 'react';

const ATTRIBUTE = 'data-theme-mode';

/** Whether the portal is light or dark, for parts that do not follow its tokens. */
export function useThemeMode(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, themeMode);
}

function themeMode(): 'light' | 'dark' {
  return document.body.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light';
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}
