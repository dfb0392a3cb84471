using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>
/// Collects the ops of the backward pass. A value used in several places gets a gradient from each; their sum is its gradient.
/// </summary>
internal sealed class AdjointBuilder
{
    private readonly NetworkGraph graph;
    private readonly HashSet<string> learning;
    private readonly HashSet<string> fromInput;
    private readonly Dictionary<string, List<string>> contributions = new();
    private readonly List<Value> values = new();
    private readonly List<Op> ops = new();
    private readonly Dictionary<string, int> uses = new();

    /// <param name="graph">The forward graph.</param>
    /// <param name="learning">The values whose gradient some parameter's gradient depends on.</param>
    /// <param name="fromInput">The values whose gradient the input's gradient depends on.</param>
    public AdjointBuilder(NetworkGraph graph, HashSet<string> learning, HashSet<string> fromInput)
    {
        this.graph = graph;
        this.learning = learning;
        this.fromInput = fromInput;
        foreach (string input in graph.Ops.Where(static op => op.Stage != Stage.Prediction && op.IsDifferentiated).SelectMany(static op => op.Inputs))
        {
            uses[input] = Uses(input) + 1;
        }
    }

    public IEnumerable<Value> Values => values;

    public IEnumerable<Op> Ops => ops;

    /// <summary>Whether dL/d(value) is of use to anyone.</summary>
    public bool Needs(string value) => learning.Contains(value) || fromInput.Contains(value);

    /// <summary>Whether training needs dL/d(value), and not the gradient of the inputs alone.</summary>
    public bool TrainingNeeds(string value) => learning.Contains(value);

    /// <summary>A value of the forward pass.</summary>
    public Value Value(string name) => graph[name];

    /// <summary>A value of a shape and a layout that another one has.</summary>
    public Value Like(string value, string name, ValueKind kind = ValueKind.Gradient) => new(name, kind, graph[value].Known) { Layout = graph[value].Layout };

    /// <summary>The name of dL/d(value), complete; null where the loss doesn't depend on the value.</summary>
    public string? GradientOf(string value)
    {
        if (!contributions.TryGetValue(value, out List<string>? parts))
        {
            return null;
        }

        if (parts.Count == 1)
        {
            return parts[0];
        }

        string sum = "d" + value;
        values.Add(Like(value, sum));
        ops.Add(Elementwise.Sum(sum, parts) with
        {
            Layer = value,
            Stage = StageOf(value),
            Sentence = $"{value} is used {parts.Count} times, and the blame adds up",
        });
        parts.Clear();
        parts.Add(sum);
        return sum;
    }

    /// <summary>Adds the op that <paramref name="create"/> makes for a part of dL/d(value), given the part's name.</summary>
    public void Contribute(string value, Func<string, Op> create)
    {
        if (!contributions.TryGetValue(value, out List<string>? parts))
        {
            contributions.Add(value, parts = new List<string>());
        }

        string name = Uses(value) == 1 ? "d" + value : Numbered(value, parts.Count + 1);
        parts.Add(name);
        values.Add(Like(value, name));
        Add(create(name), StageOf(value));
    }

    /// <summary>A gradient that is another value's, unchanged.</summary>
    public void Alias(string value, string gradient)
    {
        if (!contributions.TryGetValue(value, out List<string>? parts))
        {
            contributions.Add(value, parts = new List<string>());
        }

        parts.Add(gradient);
    }

    /// <summary>
    /// Adds a parameter's gradient, and the step that uses it. Of a parameter with several uses it adds what one of them adds
    /// to the gradient; the step follows the last. A frozen parameter has neither.
    /// </summary>
    /// <returns>The name that the gradient, or the sum so far, has; empty for a frozen parameter.</returns>
    public string Update(string parameter, Func<string, ParameterGradient> create)
    {
        if (!TrainingNeeds(parameter))
        {
            return "";
        }

        if (!contributions.TryGetValue(parameter, out List<string>? sums))
        {
            contributions.Add(parameter, sums = new List<string>());
        }

        bool isLast = sums.Count + 1 == Uses(parameter);
        string gradient = isLast ? "d" + parameter : Numbered(parameter, sums.Count + 1);
        ParameterGradient op = create(gradient) with { SoFar = sums.LastOrDefault() };
        sums.Add(gradient);
        values.Add(Like(parameter, gradient));
        Add(op);
        if (isLast)
        {
            Add(new Update(parameter, gradient) { Layer = op.Layer });
        }

        return gradient;
    }

    /// <summary>Adds an op with the value that it computes, where that is no gradient of a value.</summary>
    public void Add(Op op, Value value)
    {
        values.Add(value);
        Add(op);
    }

    public void Add(Op op) => Add(op, op.Stage == Stage.Forward ? Stage.Backward : op.Stage);

    /// <summary>The ops that read a value going forward.</summary>
    public IEnumerable<Op> Readers(string value) => graph.Ops.Where(op => op.Stage == Stage.Forward && op.Inputs.Contains(value));

    private Stage StageOf(string value) => TrainingNeeds(value) ? Stage.Backward : Stage.InputGradient;

    private void Add(Op op, Stage stage) => ops.Add(op.Stage == Stage.Loss ? op : op with { Stage = stage });

    /// <summary>From how many places a value's gradient comes: an op may read it several times.</summary>
    private int Uses(string value) => uses.TryGetValue(value, out int count) ? count : 0;

    private static string Numbered(string value, int part) =>
        $"d{value}_{part.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
