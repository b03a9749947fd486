import {
  existsSync,
  lstatSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';

/*
 * better-sqlite3 12 aborts on Node 24.19 and newer when it frees a statement;
 * 13 does not, but needs Node 22. Both are installed, and the one that fits the
 * running Node takes the name. Goes away with Node 20.
 */
const places = root => ({
  driver: path.join(root, 'node_modules/better-sqlite3'),
  older: path.join(root, 'node_modules/.better-sqlite3-12'),
});

/** Lets Node 24 and newer load the newer driver, and others the older one. */
export function chooseSqliteDriver(root) {
  const [major] = process.versions.node.split('.').map(Number);
  const { driver, older } = places(root);
  if (major < 24) {
    restoreSqliteDriver(root);
  } else if (!lstatSync(driver).isSymbolicLink()) {
    renameSync(driver, older);
    symlinkSync(
      path.join(root, 'node_modules/better-sqlite3-next'),
      driver,
      'junction',
    );
  }
}

/** Puts everything where the installation left it. */
export function restoreSqliteDriver(root) {
  const { driver, older } = places(root);
  if (!existsSync(older)) return;
  if (lstatSync(driver).isSymbolicLink()) {
    unlinkSync(driver);
    renameSync(older, driver);
  } else {
    // An installation by hand has put a new one there.
    rmSync(older, { recursive: true });
  }
}
