import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';
import { signIn } from './signIn';
import { wakeAll } from './snoozes';

test('a liaison signs in, sees what burns, opens it, comes back and snoozes the rest', async ({
  page,
}) => {
  await test.step('her home page says what burns, and leads to her teams', async () => {
    await waitForHistory('component:default/checkout-api');
    await wakeAll('dana');
    await signIn(page, 'Dana');
    await page.goto('/home');
    const newest = page.getByRole('list', { name: 'Needs your attention' });
    await expect(newest.getByText('burning').first()).toBeVisible();
    await expectAccessible(page, 'article');
    await page.getByRole('link', { name: /My teams$/ }).click();
    await expect(page).toHaveURL(/tandem\/my-teams/);
  });

  const queue = page.getByRole('list', { name: 'Needs attention' });
  const burning = queue
    .getByRole('listitem')
    .filter({ hasText: 'burning' })
    .filter({ hasText: 'Checkout API' });

  await test.step('she is greeted, and sees what needs her and how her teams do', async () => {
    await expect(
      page.getByRole('heading', { name: /Dana\. .+ need(s)? you today/ }),
    ).toBeVisible();
    await expect(burning).toContainText('Checkout answers burns its budget');
    await expect(
      page
        .getByRole('grid', { name: 'Teams' })
        .getByRole('row')
        .filter({ hasText: 'Checkout' }),
    ).toContainText('20');
    await expect(page.getByRole('img', { name: /^My load/ })).toBeVisible();
    await expectAccessible(page, 'main');
  });

  await test.step('she opens it where its budget is drawn', async () => {
    await burning
      .getByRole('link', { name: 'Open Operations of Checkout API' })
      .click();
    await expect(page).toHaveURL(/checkout-api\/operations\?budget=/);
    await expect(
      page.getByRole('img', { name: /Error budget of Checkout answers/ }),
    ).toBeVisible();
  });

  await test.step('she comes back and snoozes it all until tomorrow', async () => {
    await page.goBack();
    await expect(burning).toBeVisible();
    await page.getByRole('button', { name: 'Snooze all' }).click();
    await page.getByRole('menuitem', { name: /^Until tomorrow/ }).click();
    await expect(page.getByText('Everything is snoozed')).toBeVisible();
    await expect(
      page.getByRole('heading', { name: /Nothing needs you today/ }),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByText('Everything is snoozed')).toBeVisible();
  });

  await test.step('what is snoozed can be seen, and woken', async () => {
    const snoozed = page.getByRole('button', { name: /^\d+ snoozed$/ });
    const count = Number.parseInt(await snoozed.innerText(), 10);
    await snoozed.click();
    await expect(page).toHaveURL(/snoozed=shown/);
    await queue.getByRole('button', { name: /^Wake/ }).first().click();
    await expect(snoozed).toHaveText(`${count - 1} snoozed`);
    await page.getByRole('button', { name: 'Wake all' }).click();
    await expect(snoozed).toBeHidden();
    await expect(burning).toBeVisible();
  });
});
