import { expect, type Page } from '@playwright/test';

/** Makes a token with the scope ingest where a page offers it, and returns its secret, shown this once. */
export async function createToken(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Create token' }).click();
  const form = page.getByRole('dialog', { name: 'Create token' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await expect(form.getByRole('checkbox', { name: 'Ingest' })).toBeChecked();
  await form.getByRole('button', { name: 'Create token' }).click();
  const shown = page.getByRole('dialog', { name: `Token ${name}` });
  const secret = await shown.getByRole('code').innerText();
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await expect(shown).toBeHidden();
  return secret;
}
