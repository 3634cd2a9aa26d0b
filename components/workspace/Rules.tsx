export function Rules() {
  return <div className="top"><h1>Rules</h1></div>;
}
