/**
 * Means over the industry. Scores from 0 to 10, ratios from 0 to 1.
 * Source: DORA, State of AI-assisted Software Development, 2025.
 */
export const INDUSTRY_MEANS_2025 = {
  changeLeadTimeScore: 5.5,
  deploymentFrequencyScore: 4.8,
  failedDeploymentRecoveryTimeScore: 7.4,
  changeFailRateRatio: 0.19,
  deploymentReworkRateRatio: 0.22,
} as const;
