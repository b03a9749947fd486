import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { signIn } from './signIn';

const SERVICE = 'component:default/gift-registry';

test('a service without deployments shows how to report its first one', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await test.step('open its Operations tab', async () => {
    await signIn(page, 'Maya');
    await page.goto('/catalog/default/component/gift-registry');
    await page.getByRole('link', { name: 'Operations', exact: true }).click();
    await expect(page.getByText('No deployments yet')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Delivery' })).toBeHidden();
    await expectAccessible(page, 'article');
  });

  await test.step('copy a request that names this very service', async () => {
    await page.getByRole('button', { name: 'Report a deployment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report deployments' });
    await dialog.getByRole('button', { name: 'Copy the request' }).click();
    await expect(dialog.getByRole('status').first()).toHaveText('Copied');
    // Not earlier: while a dialog fades in, its text is faint.
    await expectAccessible(page, '[role=dialog]');
    const copied = await page.evaluate(() =>
      window.navigator.clipboard.readText(),
    );
    expect(copied).toContain(`"entityRef": "${SERVICE}"`);
    expect(copied).toContain('http://localhost:7107/api/tandem/deployments');
  });
});
