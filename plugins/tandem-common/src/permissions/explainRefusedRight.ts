/** What a permission lets do, and who usually may. */
const WORDS: Record<string, [action: string, who: string]> = {
  'catalog.entity.read': ['see the catalog', 'whoever may see its entities'],
  'tandem.slo.read': ['see SLOs', 'whoever may see the service'],
  'tandem.slo.create': [
    'write SLOs for this service',
    'the team that owns it, its liaison as a draft, and the platform team',
  ],
  'tandem.slo.update': [
    'change this SLO',
    'the team that owns the service, its liaison as a draft, and the platform team',
  ],
  'tandem.slo.delete': [
    'archive this SLO',
    'the team that owns the service and the platform team',
  ],
  'tandem.slo.measure': [
    'hand in measurements of this SLO',
    'the team that owns the service, and tokens made for it',
  ],
  'tandem.assignment.read': ['see who helps whom', 'whoever may see the team'],
  'tandem.assignment.create': [
    'propose a liaison here',
    'the team that asks for help, liaisons for themselves, ops leads and the platform team',
  ],
  'tandem.assignment.update': [
    'change this assignment',
    'the liaison, the team, ops leads and the platform team',
  ],
  'tandem.assignment.answer': [
    'answer this proposal',
    'the person who is asked, or the team where somebody offered themselves',
  ],
  'tandem.absence.manage': [
    'change the days away of somebody else',
    'the person themselves and ops leads',
  ],
  'tandem.load.read': [
    'see how full the week of somebody else is',
    'the person themselves and ops leads',
  ],
  'tandem.deployment.read': [
    'see deployments and incidents',
    'whoever may see the service',
  ],
  'tandem.deployment.create': [
    'hand in deployments',
    'tokens made for pipelines, and the platform team',
  ],
  'tandem.incident.create': [
    'hand in incidents',
    'tokens made for incident tools, and the platform team',
  ],
  'tandem.unmatched.read': [
    'see events that found no service',
    'the platform team',
  ],
  'tandem.correction.create': [
    'map names to this service',
    'the team that owns it and the platform team',
  ],
  'tandem.correction.delete': [
    'forget this mapping',
    'the team that owns the service and the platform team',
  ],
  'tandem.admin.read': ['see how Tandem itself does', 'the platform team'],
};

/**
 * Says which right is missing and who usually has it, as in «You may not
 * change this SLO; …».
 *
 * @param permissionName - such as `tandem.slo.update`
 * @public
 */
export function explainRefusedRight(permissionName: string): string {
  const words = WORDS[permissionName];
  if (!words) return `You lack the permission ${permissionName}`;
  const [action, who] = words;
  return `You may not ${action} (permission ${permissionName}). Usually may: ${who}`;
}
