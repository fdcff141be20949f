import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The closed unions of texts that a folder's TypeScript files export, by name: `type Side = 'LEFT' | …`, and those made of
 * a constant list or object (`(typeof list)[number]`, `keyof typeof object`). Types leave nothing behind at run time, so a
 * test that compares them with something reads the source.
 */
export function literalUnions(folder: string): Map<string, string[]> {
  const constants = new Map<string, string[]>();
  const unions = new Map<string, string[]>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const statements = files.flatMap((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    return [...ts.createSourceFile(name, text, ts.ScriptTarget.Latest).statements];
  });
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const values = initializer && listed(initializer);
      if (ts.isIdentifier(name) && values) constants.set(name.text, values);
    }
  }
  for (const statement of statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const values = membersOf(statement.type, constants);
    if (values && values.length > 1) unions.set(statement.name.text, values);
  }
  return unions;
}

/** The texts of a constant list, or the keys of a constant object. */
function listed(expression: ts.Expression): string[] | undefined {
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)) return listed(expression.expression);
  if (ts.isArrayLiteralExpression(expression)) {
    const texts = expression.elements.filter(ts.isStringLiteral);
    return texts.length === expression.elements.length ? texts.map(({ text }) => text) : undefined;
  }
  if (!ts.isObjectLiteralExpression(expression)) return undefined;
  return expression.properties.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
}

function membersOf(type: ts.TypeNode, constants: ReadonlyMap<string, string[]>): string[] | undefined {
  if (ts.isParenthesizedTypeNode(type)) return membersOf(type.type, constants);
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? [type.literal.text] : undefined;
  if (ts.isUnionTypeNode(type)) {
    const members = type.types.map((each) => membersOf(each, constants));
    return members.every((each) => each !== undefined) ? members.flat() : undefined;
  }
  // `keyof typeof object` and `(typeof list)[number]`.
  if (ts.isTypeOperatorNode(type)) return membersOf(type.type, constants);
  if (ts.isIndexedAccessTypeNode(type)) return membersOf(type.objectType, constants);
  if (ts.isTypeQueryNode(type) && ts.isIdentifier(type.exprName)) return constants.get(type.exprName.text);
  return undefined;
}
