using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>What to report where values don't fit together.</summary>
/// <param name="Id">The diagnostic, whose message names the two values and both shapes.</param>
/// <param name="Names">What the message calls each value; empty for one that it doesn't name.</param>
/// <param name="Fix">What the message advises, where that is open.</param>
/// <param name="Join">How the values are put together, in the message.</param>
internal sealed record ShapeMismatch(string Id, EquatableArray<string> Names, string Fix = "", string Join = "")
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
                shapes.Report(Problem.At(site, Id, names, first.ToString(), shapes[values[index]].ToString(), Fix, Join));
                return false;
            }
        }

        return true;
    }
}
