export { alikeNames } from './alikeNames';
export type { WindowBucket } from './calendar';
export type { CountedDeployment } from './countedFacts';
export * from './deploymentChain';
export * from './deploymentSchema';
export * from './doraMetrics';
export * from './doraSchema';
export * from './facts';
export {
  recoverySeconds,
  type RecoveryClock,
} from './failedDeploymentRecoveryTime';
export * from './formatting';
export * from './incidentLinks';
export * from './incidentSchema';
export * from './ingestSchema';
export * from './leadSamples';
export * from './mergeDeployment';
export * from './mergeIncident';
export * from './querySchema';
export {
  computeDoraScore,
  timeScore,
  frequencyScore,
  ratioScore,
} from './score';
export * from './signs';
export * from './unmatchedSchema';
