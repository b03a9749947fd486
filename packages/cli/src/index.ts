/**
 * The `tandem` command.
 *
 * @packageDocumentation
 */

import { runCommand } from './runCommand';

runCommand(process.argv);
