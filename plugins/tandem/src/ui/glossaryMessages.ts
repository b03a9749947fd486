import { GLOSSARY } from '@tandem/backstage-plugin-tandem-common';

type Glossary = typeof GLOSSARY;

/** The terms of the field as texts, which adopters may reword like all others. */
export const glossaryMessages = Object.fromEntries(
  Object.entries(GLOSSARY).map(([id, { name, meaning }]) => [
    id,
    { name, meaning },
  ]),
) as {
  readonly [TId in keyof Glossary]: Omit<Glossary[TId], 'page'>;
};
