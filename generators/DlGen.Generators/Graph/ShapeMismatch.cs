using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>What to report where values don't fit together.</summary>
/// <param name="Id">The diagnostic, whose message names the two values and both shapes.</param>
/// <param name="Names">What the message calls each value; empty for one that it doesn't name.</param>
internal sealed record ShapeMismatch(string Id, EquatableArray<string> Names)
{
    /// <summary>Reports the first value that doesn't fit the very first.</summary>
    /// <returns>Whether all do.</returns>
    public bool Check(ShapeScope shapes, Site site, EquatableArray<string> values, Func<TensorShape, TensorShape, bool> fit)
    {
        TensorShape first = shapes[values[0]];
        for (int index = 1; index < values.Count; index++)
        {
            if (!fit(first, shapes[values[index]]))
            {
                string names = string.Join("' and '", new[] { Names[0], Names[index] }.Where(static name => name.Length > 0));
                shapes.Report(Problem.At(site, Id, names, first.ToString(), shapes[values[index]].ToString()));
                return false;
            }
        }

        return true;
    }
}
