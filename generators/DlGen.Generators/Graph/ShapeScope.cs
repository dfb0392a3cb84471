using System.Globalization;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The shapes known so far, while shape inference walks the ops in order.</summary>
internal sealed class ShapeScope
{
    private readonly Dictionary<string, TensorShape> shapes = new();
    private readonly List<Problem> problems = new();

    public IReadOnlyList<Problem> Problems => problems;

    public TensorShape this[string name]
    {
        get => shapes[name];
        set => shapes[name] = value;
    }

    public bool Knows(string name) => shapes.ContainsKey(name);

    public void Report(Problem problem) => problems.Add(problem);

    /// <summary>Reports an image [C, H, W] where a layer works on the last axis, and flattening was meant.</summary>
    /// <param name="value">The layer's input.</param>
    /// <param name="site">The layer.</param>
    /// <param name="diagnostic">The diagnostic, whose message names the layer, the image's shape and what flattening makes of it.</param>
    /// <param name="layer">What the message calls the layer.</param>
    /// <returns>Whether it was refused.</returns>
    public bool RefusesImage(string value, Site site, string diagnostic, string layer)
    {
        TensorShape shape = this[value];
        if (shape.Rank <= 2)
        {
            return false;
        }

        Report(Problem.At(site, diagnostic, layer, shape.ToString(), $"[{shape.Size.ToString(CultureInfo.InvariantCulture)}]"));
        return true;
    }
}
