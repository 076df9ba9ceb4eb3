/** A migration's text, taken into the bundle as it stands. */
declare module "*.sql?raw" {
  const text: string;
  export default text;
}
