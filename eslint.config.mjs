import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import typescript from "typescript-eslint";

const clock = "The pure module has no clock and no chance: 'now', 'who' and a seed are arguments.";

export default typescript.config(
  {
    ignores: [
      "dist/",
      "node_modules/",
      "coverage/",
      "reports/",
      "bench/",
      ".stryker-tmp/",
      ".venv/",
      "addin/analysis/checks/language/parser.ts",
    ],
  },
  js.configs.recommended,
  typescript.configs.strict,
  typescript.configs.stylistic,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-new-func": "error",
      "prefer-const": "error",
      "no-irregular-whitespace": "off",
      "no-control-regex": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/array-type": "off",
      "@typescript-eslint/consistent-indexed-object-style": "off",
    },
  },
  // A pattern looks at a text a number of times that grows with its length alone: a cell may hold 100,000 characters.
  {
    files: ["addin/**/*.ts", "addin/**/*.mjs"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "certain" }],
      "regexp/no-super-linear-move": ["error", { report: "certain" }],
    },
  },
  // The words that these look at are cut to 500 characters before.
  {
    files: ["addin/analysis/proof/role.ts", "addin/analysis/intake/words/text.ts"],
    rules: { "regexp/no-super-linear-backtracking": "off", "regexp/no-super-linear-move": "off" },
  },
  {
    files: ["addin/analysis/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...["Date", "eval", "setTimeout"].map((name) => ({ name, message: clock }))],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: clock },
        { object: "Intl", property: "DateTimeFormat", message: clock },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "The pure module imports by name, at the top of the file." },
      ],
    },
  },
  {
    files: ["addin/taskpane/**/*.ts", "addin/functions/**/*.ts", "addin/workbook/excel/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            ":matches(ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoWhileStatement) CallExpression[callee.property.name='sync']",
          message: "A sync in a loop is a round trip to Excel each time: collect first, then sync once.",
        },
        {
          selector:
            ":not(AssignmentExpression) > MemberExpression[property.name=/^(values|formulas|text|numberFormat|address|rowIndex|rowCount|columnIndex|columnCount|name|isNullObject)$/][object.type='CallExpression'][object.callee.property.name=/^(get|add)/]",
          message: "What Excel holds is read only after load and sync: keep the object, load it, sync, then read.",
        },
      ],
    },
  },
  // The metadata tool reads literal types only, and any[][] is what Excel hands over.
  { files: ["addin/functions/functions.ts"], rules: { "@typescript-eslint/no-explicit-any": "off" } },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        TextEncoder: "readonly",
        TextDecoder: "readonly",
      },
    },
  },
);
