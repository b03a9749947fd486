import { adoptionTerms } from './adoptionTerms';
import { deliveryTerms } from './deliveryTerms';
import { liaisonTerms } from './liaisonTerms';
import { sloTerms } from './sloTerms';
import type { GlossaryTerm } from './term';

const CHAPTERS = [
  { title: 'SLOs and error budgets', terms: sloTerms },
  { title: 'Liaisons', terms: liaisonTerms },
  { title: 'Delivery', terms: deliveryTerms },
  { title: 'Adoption', terms: adoptionTerms },
];

const OPENING = `# Glossary

The words of the field, as Tandem's pages explain them where they first appear.
This page is written from the same source, \`plugins/tandem-common/src/glossary\`.
`;

/** The page `docs/glossary.md`. */
export function createGlossaryPage(): string {
  const chapters = CHAPTERS.map(
    ({ title, terms }) =>
      `## ${title}\n\n${Object.values(terms).map(paragraph).join('\n')}`,
  );
  return [OPENING, ...chapters].join('\n');
}

function paragraph({ name, meaning, page }: GlossaryTerm): string {
  const more = page ? ` [More](${page})` : '';
  return `### ${name}\n\n${meaning}${more}\n`;
}
