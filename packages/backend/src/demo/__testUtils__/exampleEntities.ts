import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

const FOLDER = path.resolve(__dirname, '../../../../../examples');

/** What the files in `examples/` declare. */
export function exampleEntities(): Entity[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file =>
      parseAllDocuments(readFileSync(path.join(FOLDER, file), 'utf8')).map(
        document => document.toJS(),
      ),
    );
}
