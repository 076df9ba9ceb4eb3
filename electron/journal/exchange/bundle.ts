/** A bundle as it was read and checked: its lines are whole, its certificate is signed and counts what is in it. */
export interface Bundle {
  madeBy: string;
}

export interface BundleReport {
  changeSets: number;
}
