/**
 * Who may do what in Tandem: a policy to copy.
 *
 * @packageDocumentation
 */

export { permissionModuleTandemPolicy as default } from './module';
export { TandemPolicy, type TandemRoles } from './TandemPolicy';
