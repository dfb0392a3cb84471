using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A function applied to every element: an activation, a gradient through one, a sum of gradients.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Inputs">The values read, all of one shape, and parameters; the function's variables have their names.</param>
/// <param name="Function">The function.</param>
internal sealed record Elementwise(string Output, EquatableArray<string> Inputs, Expression Function) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs { get; } = Inputs;

    public override Op Reading(string from, string to) => Inputs.Contains(from)
        ? Like(Output, Inputs.Select(input => input == from ? to : input).Distinct().ToEquatableArray(), Function.Replace(new Variable(from), new Variable(to)))
        : this;

    /// <summary>This op computing a value of another name.</summary>
    public Elementwise Computing(string output) => Like(output, Inputs, Function);

    private Elementwise Like(string output, EquatableArray<string> inputs, Expression function) => new(output, inputs, function)
    {
        Layer = Layer,
        Site = Site,
        Stage = Stage,
        Sentence = Sentence,
        Forward = Forward,
        Mismatch = Mismatch,
        IsTrainingOnly = IsTrainingOnly,
        Learned = Learned,
    };

    /// <summary>The sum of values, all of one shape.</summary>
    public static Elementwise Sum(string output, IEnumerable<string> terms) => new(
        output,
        terms.Distinct().ToEquatableArray(),
        Simplifier.Simplify(terms.Select(static term => (Expression)new Variable(term)).Aggregate(static (left, right) => left + right)));

    /// <summary>A parameter of the function; null where it learns nothing.</summary>
    public LearnedNumber? Learned { get; init; }

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

    /// <summary>What is a number a channel needs the channels of an image side by side.</summary>
    public override Layout? InputLayout(Value value) => Learned is { IsPerChannel: true } ? Layout.OfChannels(value.Known) : null;

    public override string Rule => Forward;

    public override bool TakesEpilogue => true;

    /// <summary>Functions with no product before them: an activation on the input, a prediction from the outputs.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        List<Elementwise> functions = scope.Kernel.Ops.OfType<Elementwise>().ToList();
        return new KernelCall("Map", [scope.Kernel])
        {
            Body = new RegisterStruct(Layer, Rule.Length == 0 ? "Map" : "BackwardMap", $"{scope.Formulas}.")
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
        if (Learned is not null)
        {
            shapes[Learned.Parameter] = TensorShape.Of(Learned.IsPerChannel ? shape.Channels : 1);
        }

        shapes[Output] = shape;
    }

    /// <summary>
    /// y = f(x) ⇒ dx = dy · f′(x). Where f′ can be said in terms of y it is, so that x needn't be kept: σ′ = y·(1 − y).
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dy = adjoints.GradientOf(Output)!;
        foreach (string input in Inputs.Where(input => adjoints.Needs(input) && input != Learned?.Parameter))
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

        if (Learned is not null && adjoints.TrainingNeeds(Learned.Parameter))
        {
            AddGradientOf(Learned, dy, adjoints);
        }
    }

    /// <summary>y = f(x; θ) ⇒ dθ = Σ of dy · ∂f/∂θ, place by place first.</summary>
    private void AddGradientOf(LearnedNumber learned, string dy, AdjointBuilder adjoints)
    {
        string terms = $"d{learned.Parameter}_{Output}";
        Expression gradient = Simplifier.Simplify(new Variable(dy) * Derivative.Of(Function, new Variable(learned.Parameter)));
        IEnumerable<string> reads = Inputs.Prepend(dy).Where(name => gradient.Contains(new Variable(name)));
        adjoints.Add(new Elementwise(terms, reads.ToEquatableArray(), gradient) { Layer = Layer, Forward = Formula }, adjoints.Like(Output, terms));
        adjoints.Update(learned.Parameter, sum => learned.IsPerChannel
            ? new ColumnSumGradient(sum, terms, learned.Parameter, Formula) { Layer = Layer }
            : new TotalSumGradient(sum, terms, learned.Parameter, Formula) { Layer = Layer });
    }
}

/// <summary>A parameter of an elementwise function.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="IsPerChannel">Whether it is a number for each channel of an image, or else for each place of the last axis; and not one for all.</param>
internal sealed record LearnedNumber(string Parameter, bool IsPerChannel);

