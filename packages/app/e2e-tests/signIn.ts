import { expect, type Page } from '@playwright/test';

/** Enters the demo portal as one of its people. */
export async function signIn(page: Page, person: 'Maya' | 'Tomás' | 'Dana') {
  await page.addInitScript(ignoreLateResizes);
  await page.goto('/');
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await expect(
    page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Settings' }),
  ).toBeVisible();
}

/**
 * Browsers report a resize that is handled a frame later as an error. The
 * development server would lay it over the page.
 */
function ignoreLateResizes() {
  window.addEventListener('error', event => {
    if (event.message.startsWith('ResizeObserver loop')) {
      event.stopImmediatePropagation();
    }
  });
}
