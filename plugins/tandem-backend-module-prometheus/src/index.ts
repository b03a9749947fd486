/**
 * Measures SLOs of Tandem in Prometheus, Thanos, Mimir or VictoriaMetrics.
 *
 * @packageDocumentation
 */

export {
  tandemPrometheusModule as default,
  tandemPrometheusModule,
} from './module';
