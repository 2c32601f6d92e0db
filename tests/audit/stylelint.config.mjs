// Nothing that residents' older browsers lack.
const rule = "plugin/no-unsupported-browser-features";
const browsers = ["chrome 119", "safari 15.6"];

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: { [rule]: [true, { browsers, ignorePartialSupport: true }] },
  overrides: [
    {
      // Material's own: what Safari 15.6 leaves out of these changes nothing that a reader needs.
      files: ["**/material.*.css"],
      rules: {
        [rule]: [
          true,
          {
            browsers,
            ignorePartialSupport: true,
            ignore: ["css-touch-action", "css-grid-animation", "text-size-adjust", "css-paged-media"],
          },
        ],
      },
    },
  ],
};
