export interface Config {
  tandem?: {
    /**
     * Fills the demo with a year of invented deployments and incidents, with
     * SLOs, their counts, liaisons and 90 days of adoption, and keeps it going.
     * Off unless given.
     */
    demo?: boolean;
  };
}
