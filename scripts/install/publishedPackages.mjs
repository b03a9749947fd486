import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The packages of the repository that are published.
 *
 * @returns their names, manifests and folders relative to the root
 */
export function publishedPackages(root) {
  return ['packages', 'plugins']
    .flatMap(parent =>
      readdirSync(path.join(root, parent)).map(name => path.join(parent, name)),
    )
    .filter(folder => existsSync(path.join(root, folder, 'package.json')))
    .map(folder => {
      const file = path.join(root, folder, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      return { name: manifest.name, folder, manifest };
    })
    .filter(({ manifest }) => !manifest.private);
}
