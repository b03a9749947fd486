import { expect, type Page } from '@playwright/test';

/** Enters the demo portal as one of its people. */
export async function signIn(page: Page, person: 'Maya' | 'Tomás' | 'Dana') {
  await page.goto('/');
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await expect(
    page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Settings' }),
  ).toBeVisible();
}
