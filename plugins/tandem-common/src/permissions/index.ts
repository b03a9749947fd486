export * from './explainRefusedRight';
export * from './permissions';
