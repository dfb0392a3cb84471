using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A function applied to every element: an activation, a gradient through one, a sum of gradients.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Inputs">The values read, all of one shape; the function's variables have their names.</param>
/// <param name="Function">The function.</param>
internal sealed record Elementwise(string Output, EquatableArray<string> Inputs, Expression Function) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs { get; } = Inputs;

    public override Op Reading(string from, string to) => Inputs.Contains(from)
        ? new Elementwise(Output, Inputs.Select(input => input == from ? to : input).Distinct().ToEquatableArray(), Function.Replace(new Variable(from), new Variable(to)))
        {
            Layer = Layer,
            Site = Site,
            Stage = Stage,
            Sentence = Sentence,
            Forward = Forward,
            Mismatch = Mismatch,
            IsTrainingOnly = IsTrainingOnly,
        }
        : this;

    /// <summary>The sum of values, all of one shape.</summary>
    public static Elementwise Sum(string output, IEnumerable<string> terms) => new(
        output,
        terms.Distinct().ToEquatableArray(),
        Simplifier.Simplify(terms.Select(static term => (Expression)new Variable(term)).Aggregate(static (left, right) => left + right)));

    /// <summary>Whether inference hands the first input on instead.</summary>
    public bool IsTrainingOnly { get; init; }

    public override EquatableArray<Op> AtInference => IsTrainingOnly ? EquatableArray<Op>.Empty : base.AtInference;

    /// <summary>What the function does, in words.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The forward formula, when this op is a gradient through one.</summary>
    public string Forward { get; init; } = "";

    /// <summary>What to report where the inputs' shapes differ; null where they can't.</summary>
    public ShapeMismatch? Mismatch { get; init; }

    public override string Formula => $"{Output} = {Function}";

    public override string Rule => Forward;

    public override bool TakesEpilogue => true;

    /// <summary>Functions with no product before them: an activation on the input, a prediction from the outputs.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        List<Elementwise> functions = scope.Kernel.Ops.OfType<Elementwise>().ToList();
        return new KernelCall("Map", [scope.Kernel])
        {
            Body = new RegisterStruct(Layer, Rule.Length == 0 ? "Map" : "BackwardMap", $"{string.Join(", ", functions.Select(static op => op.Formula))}.")
            {
                Functions = functions,
                Loads = [.. scope.Kernel.Reads],
                Stores = [.. scope.Kernel.Stored],
                Columns = scope.WithoutPadding(Output),
                Remarks = [.. functions.Where(static op => op.Sentence.Length > 0).Select(static op => $"{op.Layer}: {op.Sentence}.")],
            },
            Arguments = [scope.Rows(Output), LoweringScope.Count(scope.Columns(Output)), new BodyArgument()],
            Accesses = [scope.ByRows()],
            InPlace = Stage == Stage.Prediction ? (Output, Inputs[0]) : null,
            ReadsInPlace = true,
            Shapes = scope.Batched(Output),
            RunsInGroups = true,
        };
    }

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape shape = shapes[Inputs[0]];
        Mismatch?.Check(shapes, Site, Inputs, static (first, other) => first == other);
        shapes[Output] = shape;
    }

    /// <summary>
    /// y = f(x) ⇒ dx = dy · f′(x). Where f′ can be said in terms of y it is, so that x needn't be kept: σ′ = y·(1 − y).
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dy = adjoints.GradientOf(Output)!;
        foreach (string input in Inputs.Where(adjoints.Needs))
        {
            Expression derivative = Derivative.Of(Function, new Variable(input));
            Expression local = Inputs.Count == 1 && OutputForm.TryRewrite(derivative, Function, new Variable(input), new Variable(Output)) is { } rewritten
                ? rewritten
                : derivative;
            Expression gradient = Simplifier.Simplify(new Variable(dy) * local);
            if (gradient == new Variable(dy))
            {
                adjoints.Alias(input, dy);
                continue;
            }

            var reads = new List<string> { dy };
            reads.AddRange(Inputs.Append(Output).Where(name => gradient.Contains(new Variable(name))));
            adjoints.Contribute(input, dx => new Elementwise(dx, reads.ToEquatableArray(), gradient)
            {
                Layer = Layer,
                Forward = Formula,
            });
        }
    }
}

