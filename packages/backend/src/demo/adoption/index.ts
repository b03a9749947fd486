export { demoAdoptionModule as default } from './demoAdoptionModule';
