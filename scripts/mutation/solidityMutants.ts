import type { SyntaxNode } from "../solidity/compiler.ts";
import { type Edit, neighboursOf } from "./mutant.ts";

interface Context {
  readonly source: string;
  readonly parents: readonly SyntaxNode[];
  rangeOf(node: SyntaxNode): { start: number; end: number };
  textOf(node: SyntaxNode): string;
}

type Operator = (node: SyntaxNode, context: Context) => Edit[];

const otherOperators: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "|": ["&"],
  "&": ["|"],
  "<<": [">>"],
  ">>": ["<<"],
  "+=": ["-="],
  "-=": ["+="],
  "|=": ["&="],
};

const operators: Readonly<Record<string, Operator>> = {
  BinaryOperation(node, context) {
    const edits = swapOperator(node, node.leftExpression, node.rightExpression, context);
    if (node.operator !== "&&" && node.operator !== "||") return edits;
    return [
      ...edits,
      ...keepOne(node, [node.leftExpression, node.rightExpression], "condition dropped", context),
    ];
  },
  Assignment: (node, context) => swapOperator(node, node.leftHandSide, node.rightHandSide, context),
  UnaryOperation(node, context) {
    return node.operator === "!" ? keepOne(node, [node.subExpression], "negation dropped", context) : [];
  },
  Conditional(node, context) {
    return keepOne(node, [node.trueExpression, node.falseExpression], "branch forced", context);
  },
  IfStatement({ condition }, context) {
    return ["true", "false"].map((value) =>
      replace(condition as SyntaxNode, value, "condition forced", context),
    );
  },
  ExpressionStatement(node, context) {
    const expression = node.expression as SyntaxNode;
    const isCheck =
      expression.nodeType === "FunctionCall" && context.textOf(expression).startsWith("require(");
    const kind = expression.nodeType === "Assignment" ? "assignment" : isCheck ? "check" : "call";
    return [removeStatement(node, `${kind} removed`, context)];
  },
  EmitStatement: (node, context) => [removeStatement(node, "event removed", context)],
  Continue: (node, context) => [removeStatement(node, "continue removed", context)],
  ModifierInvocation(node, context) {
    return node.kind === "modifierInvocation" ? [replace(node, "", "modifier removed", context)] : [];
  },
  VariableDeclarationStatement(node, context) {
    const [declaration] = node.declarations as (SyntaxNode | null)[];
    const value = node.initialValue as SyntaxNode | undefined;
    if (!declaration || !value || value.nodeType === "Literal") return [];
    const { end } = context.rangeOf(declaration);
    const edit = { start: end, end: context.rangeOf(value).end, replacement: "" };
    return [{ ...edit, operator: "first value removed" }];
  },
  Return(node, context) {
    const expression = node.expression as SyntaxNode | undefined;
    if (!expression) return [];
    const values = replacementsOfReturn(context);
    if (context.textOf(expression) === "0") return [];
    if (values) return values.map((value) => replace(expression, value, "result replaced", context));
    // Other types have no short zero; the function returns zero without the statement.
    const isLast = context.parents.at(-2)?.nodeType === "FunctionDefinition";
    return isLast ? [removeStatement(node, "result removed", context)] : [];
  },
  Literal(node, context) {
    const text = context.textOf(node);
    if (node.kind === "bool")
      return [replace(node, text === "true" ? "false" : "true", "constant changed", context)];
    if (node.kind === "string" && text.length > 2) {
      return [replace(node, `${text.slice(0, -1)}x"`, "text changed", context)];
    }
    const [, digits, unit = ""] = /^(0x[0-9a-fA-F]+|[\d_]+)(\s+\w+)?$/.exec(text) ?? [];
    if (node.kind !== "number" || digits === undefined) return [];
    return neighboursOf(digits).map((number) => replace(node, number + unit, "constant changed", context));
  },
  YulLiteral(node, context) {
    if (node.kind !== "number") return [];
    // Mostly positions and sizes: one byte too many is as wrong as one too few.
    const number = neighboursOf(context.textOf(node)).at(-1)!;
    return [replace(node, number, "constant changed", context)];
  },
  YulFunctionCall(node, context) {
    const { name } = node.functionName as { name: string };
    if (name === "and") return keepOne(node, node.arguments as unknown[], "condition dropped", context);
    const isLoop = context.parents.at(-1)?.nodeType === "YulForLoop";
    if (!isLoop && (name === "eq" || name === "gt" || name === "lt"))
      return [replace(node, "1", "check removed", context)];
    return [];
  },
  YulExpressionStatement: (node, context) => [replace(node, "", "call removed", context)],
  YulAssignment: (node, context) => [replace(node, "", "assignment removed", context)],
};

/** All edits of a source, given the compiler's syntax tree. */
export function solidityEdits(source: string, tree: SyntaxNode): Edit[] {
  const bytes = Buffer.from(source);
  const characters = (count: number) => bytes.subarray(0, count).toString().length;
  const rangeOf = ({ src }: SyntaxNode) => {
    const [start, length] = src.split(":").map(Number) as [number, number];
    return { start: characters(start), end: characters(start + length) };
  };
  const textOf = (node: SyntaxNode) => {
    const { start, end } = rangeOf(node);
    return source.slice(start, end);
  };
  const edits: Edit[] = [];
  const visit = (value: unknown, parents: readonly SyntaxNode[]): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, parents);
    if (value === null || typeof value !== "object" || !("nodeType" in value)) return;
    const node = value as SyntaxNode;
    // The length of an array type is part of the interface.
    if (node.nodeType.endsWith("TypeName")) return;
    edits.push(...(operators[node.nodeType]?.(node, { source, parents, rangeOf, textOf }) ?? []));
    for (const child of Object.values(node)) visit(child, [...parents, node]);
  };
  visit(tree, []);
  const steps = stepsOfLoops(tree).map(rangeOf);
  return edits.filter((edit) => !steps.some(({ start, end }) => edit.start >= start && edit.end <= end));
}

/** Whether the statement ends a loop; without it the tests would not end either. */
function stepsOfLoops(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(stepsOfLoops);
  if (value === null || typeof value !== "object" || !("nodeType" in value)) return [];
  const node = value as SyntaxNode;
  const own = [node.loopExpression, node.nodeType === "YulForLoop" ? node.post : undefined];
  return [
    ...own.filter((step) => step != null),
    ...Object.values(node).flatMap(stepsOfLoops),
  ] as SyntaxNode[];
}

function replace(node: SyntaxNode, replacement: string, operator: string, { rangeOf }: Context): Edit {
  return { ...rangeOf(node), replacement, operator };
}

/** Solidity has no empty statement, so an empty block replaces a removed one. */
function removeStatement(node: SyntaxNode, operator: string, { source, rangeOf }: Context): Edit {
  const { start, end } = rangeOf(node);
  return { start, end: source[end] === ";" ? end + 1 : end, replacement: "{}", operator };
}

function keepOne(node: SyntaxNode, parts: readonly unknown[], operator: string, context: Context): Edit[] {
  return parts.map((part) => replace(node, context.textOf(part as SyntaxNode), operator, context));
}

function swapOperator(node: SyntaxNode, left: unknown, right: unknown, { source, rangeOf }: Context): Edit[] {
  const { end: from } = rangeOf(left as SyntaxNode);
  const { start: to } = rangeOf(right as SyntaxNode);
  const sign = node.operator as string;
  const start = from + source.slice(from, to).indexOf(sign);
  const others = otherOperators[sign] ?? [];
  return others.map((replacement) => ({
    start,
    end: start + sign.length,
    replacement,
    operator: "operator swapped",
  }));
}

/** Other values of the function's type, if they can be written briefly. */
function replacementsOfReturn({ parents }: Context): string[] | undefined {
  const definition = parents.findLast(({ nodeType }) => nodeType === "FunctionDefinition");
  const { parameters } = definition!.returnParameters as { parameters: SyntaxNode[] };
  const { typeString } = parameters[0]!.typeDescriptions as { typeString: string };
  if (typeString === "bool") return ["true", "false"];
  return /^(u?int\d+|bytes\d+|address)$/.test(typeString) ? [`${typeString}(0)`] : undefined;
}
