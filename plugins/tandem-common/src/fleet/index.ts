export * from './adoptionCounts';
export * from './adoptionMedians';
export * from './fleetNextStep';
export * from './fleetSchema';
export * from './funnelSchema';
export * from './toFunnel';
