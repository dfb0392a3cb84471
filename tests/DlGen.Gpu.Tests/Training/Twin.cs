using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Training;

/// <summary>A network in single precision and the same one in double, with the same parameters, and data for both.</summary>
internal sealed class Twin
{
    private static readonly Dictionary<string, Func<Twin>> Narrow = new()
    {
        ["Thin"] = () => new Twin(new Thin(seed: 1), new ThinInDouble()),
        ["Odd"] = () => new Twin(new Odd(seed: 2), new OddInDouble()),
        ["Bypassed"] = () => new Twin(new Bypassed(seed: 5), new BypassedInDouble()),
        ["OneHead"] = () => new Twin(new OneHead(seed: 6), new OneHeadInDouble()),
        ["Tagged"] = () => new Twin(new Tagged(seed: 27), new TaggedInDouble()),
        ["Wide64"] = () => new Twin(new Wide64(seed: 3), new Wide64InDouble()),
        ["Wide128"] = () => new Twin(new Wide128(seed: 4), new Wide128InDouble()),
    };

    private static readonly Dictionary<string, Func<Twin>> All = new()
    {
        ["Classifier"] = () => new Twin(new Classifier(seed: 1), new ClassifierInDouble()),
        ["Smoothed"] = () => new Twin(new Smoothed(seed: 2), new SmoothedInDouble()),
        ["YesOrNo"] = () => new Twin(new YesOrNo(seed: 3), new YesOrNoInDouble()),
        ["Sequence"] = () => new Twin(new Sequence(seed: 4), new SequenceInDouble()),
        ["Image"] = () => new Twin(new Image(seed: 5), new ImageInDouble()),
        ["Own"] = () => new Twin(new Own(seed: 9), new OwnInDouble()),
        ["Positions"] = () => new Twin(new Positions(seed: 6), new PositionsInDouble()),
        ["Normalized"] = () => new Twin(new Normalized(seed: 7), new NormalizedInDouble()),
        ["Deep"] = () => new Twin(new Deep(seed: 10), new DeepInDouble()),
        ["Branched"] = () => new Twin(new Branched(seed: 20), new BranchedInDouble()),
        ["Recurring"] = () => new Twin(new Recurring(seed: 11), new RecurringInDouble()),
        ["Autoencoder"] = () => new Twin(new Autoencoder(seed: 12), new AutoencoderInDouble()),
        ["TiedPositions"] = () => new Twin(new TiedPositions(seed: 13), new TiedPositionsInDouble()),
        ["Tuned"] = () => new Twin(new Tuned(seed: 14), new TunedInDouble()),
        ["NormalizedPositions"] = () => new Twin(new NormalizedPositions(seed: 8), new NormalizedPositionsInDouble()),
        ["Thinned"] = () => new Twin(new Thinned(seed: 11), new ThinnedInDouble()),
        ["ThinnedPositions"] = () => new Twin(new ThinnedPositions(seed: 12), new ThinnedPositionsInDouble()),
        ["BatchNormalized"] = () => new Twin(new BatchNormalized(seed: 15), new BatchNormalizedInDouble()),
        ["BatchPositions"] = () => new Twin(new BatchPositions(seed: 16), new BatchPositionsInDouble()),
        ["BatchTuned"] = () => new Twin(new BatchTuned(seed: 17), new BatchTunedInDouble()),
        ["BatchFrozen"] = () => new Twin(new BatchFrozen(seed: 18), new BatchFrozenInDouble()),
        ["ThreeHeads"] = () => new Twin(new ThreeHeads(seed: 19), new ThreeHeadsInDouble()),
        ["InputsAndHeads"] = () => new Twin(new InputsAndHeads(seed: 20), new InputsAndHeadsInDouble()),
        ["LeavingOut"] = () => new Twin(new LeavingOut(seed: 21), new LeavingOutInDouble()),
        ["Positive"] = () => new Twin(new Positive(seed: 22), new PositiveInDouble()),
        ["PlainNormalized"] = () => new Twin(new PlainNormalized(seed: 23), new PlainNormalizedInDouble()),
        ["Softened"] = () => new Twin(new Softened(seed: 24), new SoftenedInDouble()),
        ["Sloped"] = () => new Twin(new Sloped(seed: 25), new SlopedInDouble()),
        ["Words"] = () => new Twin(new Words(seed: 26), new WordsInDouble()),
        ["NextWords"] = () => new Twin(new NextWords(seed: 28), new NextWordsInDouble()),
        ["TagsAndKind"] = () => new Twin(new TagsAndKind(seed: 29), new TagsAndKindInDouble()),
        ["Mixed"] = () => new Twin(new Mixed(seed: 28), new MixedInDouble()),
        ["Matched"] = () => new Twin(new Matched(seed: 27), new MatchedInDouble()),
        ["Windowed"] = () => new Twin(new Windowed(seed: 30), new WindowedInDouble()),
        ["Pictured"] = () => new Twin(new Pictured(seed: 31), new PicturedInDouble()),
        ["Pooled"] = () => new Twin(new Pooled(seed: 33), new PooledInDouble()),
        ["Signal"] = () => new Twin(new Signal(seed: 35), new SignalInDouble()),
        ["Spread"] = () => new Twin(new Spread(seed: 36), new SpreadInDouble()),
        ["Enlarged"] = () => new Twin(new Enlarged(seed: 37), new EnlargedInDouble()),
        ["GroupNormed"] = () => new Twin(new GroupNormed(seed: 38), new GroupNormedInDouble()),
        ["Separable"] = () => new Twin(new Separable(seed: 34), new SeparableInDouble()),
        ["Convolved"] = () => new Twin(new Convolved(seed: 32), new ConvolvedInDouble()),
        ["Scaled"] = () => new Twin(new Scaled(seed: 10), new ScaledInDouble()),
    };

    private Twin(INetwork<float> single, INetwork<double> inDouble)
    {
        Single = single;
        Double = inDouble;
        inDouble.Runtime.Seed = single.Runtime.Seed;
        var random = new Random(7);
        for (int index = 0; index < single.Runtime.State.Count; index++)
        {
            TensorView<float> values = single.Runtime.State[index].Value;
            if (single.Runtime.State[index].Model.Layout == ParameterLayout.Row)
            {
                // A bias of zero would hide one that is left out.
                values.CopyFrom([.. Enumerable.Range(0, values.Count).Select(_ => single.Runtime.State[index].Name.EndsWith("running_var", StringComparison.Ordinal) ? random.NextSingle() + 0.5f : random.NextSingle() - 0.5f)]);
            }

            inDouble.Runtime.State[index].Value.CopyFrom(Array.ConvertAll(values.ToArray(), value => (double)value));
        }
    }

    public static TheoryData<string> Names => [.. All.Keys];

    public INetwork<float> Single { get; }

    public INetwork<double> Double { get; }

    public static Twin Named(string name) => All.TryGetValue(name, out Func<Twin>? create) ? create() : Narrow[name]();

    /// <summary>The inputs of so many examples, the same on every run.</summary>
    public float[] Inputs(int count)
    {
        NetworkRuntime<float> network = Single.Runtime;
        var random = new Random(8);
        float[] inputs = [.. Enumerable.Range(0, count * network.InputSize).Select(_ => (2f * random.NextSingle()) - 1f)];
        foreach (TokenInputs tokens in network.Model.Tokens)
        {
            for (int example = 0; example < count; example++)
            {
                foreach (ref float token in inputs.AsSpan((example * network.InputSize) + tokens.Start, tokens.Count))
                {
                    token = random.Next(tokens.Vocabulary);
                }
            }
        }

        return inputs;
    }

    /// <summary>So many examples, the same on every run.</summary>
    public Dataset Data(int count)
    {
        NetworkRuntime<float> network = Single.Runtime;
        float[] inputs = Inputs(count);
        var random = new Random(9);
        IReadOnlyList<HeadModel> heads = network.Model.Heads;
        Dataset data = heads[0].Targets == TargetKind.Classes
            ? Dataset.FromArrays(inputs, Labels(heads[0]), count)
            : Dataset.FromArrays(inputs, Values(heads[0]), count);
        foreach (HeadModel head in heads.Skip(1))
        {
            data = head.Targets == TargetKind.Classes ? data.WithLabels(Labels(head)) : data.WithTargets(Values(head));
        }

        return data;

        int[] Labels(HeadModel head) => [.. Enumerable.Range(0, count * head.Positions).Select(row => row % head.Width)];
        float[] Values(HeadModel head) => [.. Enumerable.Range(0, count * head.Size).Select(_ => random.NextSingle())];
    }
}
