import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createGlossaryPage } from './createGlossaryPage';
import { GLOSSARY } from './glossary';
import type { GlossaryTerm } from './term';

const docs = path.resolve(__dirname, '../../../../docs');
const file = path.join(docs, 'glossary.md');
const generated = createGlossaryPage();
const terms: GlossaryTerm[] = Object.values(GLOSSARY);

/** As GitHub names the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}

function leadsSomewhere(link: string): boolean {
  const [page, anchor] = link.split('#');
  const target = path.join(docs, page);
  return (
    existsSync(target) &&
    (!anchor || anchorsOf(readFileSync(target, 'utf8')).includes(anchor))
  );
}

describe('createGlossaryPage', () => {
  if (process.env.UPDATE_GLOSSARY) {
    writeFileSync(file, generated);
  }

  it('is what is checked in; UPDATE_GLOSSARY=true writes it anew', () => {
    expect(readFileSync(file, 'utf8')).toBe(generated);
  });

  it('tells of each term once', () => {
    const told = [...generated.matchAll(/^### (.+)$/gm)].map(
      ([, name]) => name,
    );
    expect(told).toEqual(terms.map(({ name }) => name));
    expect(new Set(told).size).toBe(told.length);
  });

  it('says what a term means in one sentence', () => {
    for (const { name, meaning } of terms) {
      expect([name, meaning]).toEqual([
        name,
        expect.stringMatching(/^[A-Z][^!?]*[^.]\.$/),
      ]);
      expect([name, meaning.match(/\.\s/g)]).toEqual([name, null]);
    }
  });

  it('leads to headings that are there', () => {
    const links = terms.flatMap(({ page }) => page ?? []);
    expect(links.filter(link => !leadsSomewhere(link))).toEqual([]);
  });
});
