import { HumanDuration } from '@backstage/types';

export interface Config {
  tandem?: {
    prometheus?: {
      /**
       * Where SLOs of the source type Prometheus are measured. A document that
       * names no source is measured in the first one.
       */
      sources?: {
        /** What documents name it by, such as `main`. */
        name: string;
        /**
         * Where its API is, up to and without `/api/v1`, such as
         * `https://prometheus.example.com`.
         */
        url: string;
        /**
         * Sent as `Authorization: Bearer`.
         * @visibility secret
         */
        bearerToken?: string;
        /** Sent as `Authorization: Basic`; instead of a bearer token. */
        basicAuth?: {
          username: string;
          /** @visibility secret */
          password: string;
        };
        /**
         * Sent with every request, such as `X-Scope-OrgID` of Mimir.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /** What answers there; prometheus unless given. */
        dialect?: 'prometheus' | 'thanos' | 'mimir' | 'victoriametrics';
        /** How long a question may take; 15 seconds unless given, at most 25. */
        timeout?: HumanDuration | string;
      }[];
    };
  };
}
