using DlGen.Generators.Model;

namespace DlGen.Generators.Advice;

/// <summary>Finds one kind of mistake in a network that compiles. A rule never speaks of a design that is sound.</summary>
internal delegate IEnumerable<Problem> Rule(NetworkView view);
