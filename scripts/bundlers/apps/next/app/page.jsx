"use client";

import { useEffect } from "react";
import { proveOne } from "../../proveOne.mjs";

export default function Page() {
  useEffect(() => {
    proveOne();
  }, []);
  return <p id="state">Loading</p>;
}
