import { expect, type Page } from '@playwright/test';

/** Enters the demo portal as one of its people. */
export async function signIn(page: Page, person: 'Maya' | 'Tomás' | 'Dana') {
  await enter(page, new RegExp(person));
}

/** Enters it without a name, to look around. */
export async function enterAsGuest(page: Page) {
  await enter(page, /as a guest/);
}

async function enter(page: Page, choice: RegExp) {
  await page.addInitScript(ignoreLateResizes);
  await page.goto('/');
  await page.getByRole('button', { name: choice }).click();
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
