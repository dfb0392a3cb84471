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
}
