declare namespace App {
  interface Locals {
    /** Set on parallel pages alone: the column that is being rendered. */
    column?: import('./site/context.ts').Column;
  }
}
