module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Conditions are exported by the plugin that decides with them.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedTargetPackages: ['@tandem/backstage-plugin-tandem-backend'] },
    ],
  },
});
