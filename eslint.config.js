/** Lints the phone's sources: a core set, small functions, and a typed comment on every export. */

import js from "@eslint/js";

/** They hold one database each and read better whole than cut up for the sake of a number. */
const OPENERS = [
  "service_worker/phone/keys.js",
  "service_worker/phone/outbox.js",
  "service_worker/phone/encrypted-notes.js",
  "static/js/phone/notes.js",
  "static/js/incident/incidents.js",
];

/** The rooms of the phone's code, top to bottom: each may import only from those below its own. */
const ROOMS = ["behaviours", "search", "report", "incident", "phone", "page"];

const importsGoOneWay = ROOMS.map((room, place) => ({
  files: [`static/js/${room}/**`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: ROOMS.slice(0, place).map((above) => ({
          group: [`**/${above}/*`],
          message: `${room} is below ${above}.`,
        })),
      },
    ],
  },
}));

/** Every exported function has a JSDoc comment that types each parameter and the value returned. */
const typedExports = {
  create(context) {
    const { sourceCode } = context;
    return {
      ExportNamedDeclaration(node) {
        const made = node.declaration?.declarations?.[0].init ?? node.declaration;
        if (!made?.type.includes("Function")) return;
        const comment = sourceCode.getCommentsBefore(node).at(-1)?.value ?? "";
        // `@param {…} world.fetch` describes a part of the parameter `world`.
        const typed = comment.match(/@param \{.*\} \[?\w+(?![\w.])/g) ?? [];
        if (typed.length < made.params.length || !comment.startsWith("*"))
          context.report({ node, message: "Type each parameter: @param {…} name." });
        if (returnsValue(made) && !comment.includes("@returns {"))
          context.report({ node, message: "Type the value returned: @returns {…}." });
      },
    };
  },
};

/** Whether a function ends by returning a value; tsc infers the type of an object literal. */
function returnsValue({ body }) {
  if (body.type !== "BlockStatement") return false;
  const last = body.body.at(-1);
  return last?.type === "ReturnStatement" && last.argument.type !== "ObjectExpression";
}

export default [
  { ignores: [".venv/", "build/"] },
  js.configs.recommended,
  {
    rules: {
      "no-undef": "off", // tsc knows each side's globals.
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["static/js/**", "service_worker/**"],
    plugins: { house: { rules: { "typed-exports": typedExports } } },
    rules: {
      complexity: ["error", 8],
      "max-lines-per-function": ["error", 40],
      "max-params": ["error", 4],
      "house/typed-exports": "error",
      // Chrome before 91 fails on spread after `?.`, and the build leaves `?.` as it is.
      "no-restricted-syntax": ["error", "ChainExpression SpreadElement"],
    },
  },
  ...importsGoOneWay.slice(1),
  {
    files: ["service_worker/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["**/static/**"] }] }],
    },
  },
  { files: OPENERS, rules: { "max-lines-per-function": ["error", 140] } },
];
